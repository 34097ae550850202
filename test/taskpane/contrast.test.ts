import { STANDINGS } from "../../src/taskpane/standing";
import { DARK_THEME, LIGHT_THEME } from "../../src/taskpane/theme";

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const long = (colour: string): string => (colour.length === 4 ? `#${[...colour.slice(1)].map((digit) => digit + digit).join("")}` : colour);

describe.each([
  ["light", LIGHT_THEME],
  ["dark", DARK_THEME],
] as const)("in %s", (_, theme) => {
  it.each(STANDINGS)("the colour of %s can be read on every background of the pane", (standing) => {
    const backgrounds = [
      theme.colorNeutralBackground1,
      theme.colorNeutralBackground1Hover,
      theme.colorNeutralBackground1Selected,
      theme.colorNeutralBackground2,
    ];
    for (const background of backgrounds) expect(contrast(theme[`standing-${standing}`], long(background))).toBeGreaterThanOrEqual(4.5);
  });
});
