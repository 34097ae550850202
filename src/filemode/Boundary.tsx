import { Component, type ReactNode } from "react";
import { WordsContext } from "./words";

export interface BoundaryProps {
  /** A new key is a new attempt: another workbook. */
  readonly children: ReactNode;
}

/** Keeps a failure in one half of the page from taking the other half with it. */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  static override contextType = WordsContext;
  declare context: React.ContextType<typeof WordsContext>;
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="notice notice-error" role="alert">
        <p>
          <strong>{this.context?.say("filemode.unexpected")}</strong> {this.context?.say("filemode.unexpected.whatToDo")}
        </p>
      </div>
    );
  }
}
