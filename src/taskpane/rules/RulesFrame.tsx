import type { JSX, ReactNode } from "react";
import { BackBar } from "../parts/BackBar";
import { Footer } from "../parts/Footer";
import { Scroller } from "../parts/Scroller";

interface RulesFrameProps {
  readonly label: string;
  readonly back: string;
  readonly onBack: () => void;
  readonly action: string | null;
  readonly onAction: () => void;
  /** Another screen lies over it; it keeps its place. */
  readonly hidden?: boolean;
  readonly children: ReactNode;
}

/** A screen over the settings: back at the top, one main action at the bottom. */
export function RulesFrame({ label, back, onBack, action, onAction, hidden = false, children }: RulesFrameProps): JSX.Element {
  return (
    <>
      {!hidden && <BackBar to={back} onBack={onBack} />}
      <Scroller label={label} hidden={hidden}>
        {children}
      </Scroller>
      {!hidden && <Footer action={action} onAction={onAction} />}
    </>
  );
}
