import type { ReactNode } from "react";
import { Component } from "react";

interface PanelBoundaryProps {
  /** What is shown in its place. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** A screen that cannot be fetched or drawn takes no other with it. */
export class PanelBoundary extends Component<PanelBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
