import type { JSX } from "react";

/** Line icons on a 16 px grid, drawn in the text's colour: they follow theme and forced colours by themselves. */
function icon(path: string, filled = false): () => JSX.Element {
  return function Icon() {
    return (
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        aria-hidden="true"
        focusable="false"
        fill={filled ? "currentColor" : "none"}
        stroke={filled ? "none" : "currentColor"}
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={path} />
      </svg>
    );
  };
}

export const ResultsIcon = icon("M2.5 3.5h11M2.5 8h7M2.5 12.5h5M11 11.5l1.5 1.5 2.5-3.5");
export const InsertIcon = icon("M2.5 2.5h11v11h-11zM2.5 6.5h11M6.5 6.5v7M10 8.5v3.5M8.25 10.25h3.5");
export const ReportIcon = icon("M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5");
export const StatementsIcon = icon("M2 3.5h12M2 7.5h6M2 11.5h4M8.5 11l2 2 3.5-4.5");
export const SettingsIcon = icon(
  "M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M9 4.5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0M3.5 11.5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0",
);
export const BackIcon = icon("M10 3 5 8l5 5");
export const ChevronRightIcon = icon("M6 3l5 5-5 5");
export const ChevronDownIcon = icon("M3 6l5 5 5-5");
export const UpIcon = icon("M3 10.5l5-5 5 5");
export const DownIcon = icon("M3 5.5l5 5 5-5");
export const SearchIcon = icon("M11.5 7a4.5 4.5 0 1 1-9 0a4.5 4.5 0 0 1 9 0M10.5 10.5 14 14");
export const CloseIcon = icon("M4 4l8 8M12 4l-8 8");
export const WarningIcon = icon("M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.9v.1");
export const RefreshIcon = icon("M13 8a5 5 0 1 1-1.5-3.6M13 2.5v3h-3");
