import { FarError } from "./errors";
import type { FarFlag, FarSheet } from "./model";
import { isColour, isFlag, isText, type Remote } from "./remote";

let next = 1;
const ids = new WeakMap<FarFlag, string>();

/** One conditional format. */
export function flagRemote(sheet: FarSheet, flag: FarFlag): Remote {
  let id = ids.get(flag);
  if (id === undefined) ids.set(flag, (id = `{CF-${next++}}`));
  const guarded =
    <T>(check: (value: unknown) => boolean, set: (value: T) => void) =>
    (value: unknown): void => {
      if (sheet.isProtected) throw new FarError("AccessDenied", `${sheet.name} is protected`);
      if (!check(value)) throw new FarError("InvalidArgument", `conditional format: ${JSON.stringify(value)}`);
      set(value as T);
    };
  const custom = (): Remote => ({
    type: "CustomConditionalFormat",
    walk: {
      Rule: () => ({
        type: "ConditionalFormatRule",
        get: {
          Formula: () => {
            if (flag.illegible === true) throw new FarError("GeneralException", "rule");
            return flag.formula;
          },
        },
        set: {
          Formula: guarded<string>(
            (value) => isText(value) && String(value).startsWith("="),
            (value) => (flag.formula = value),
          ),
        },
      }),
      Format: () => ({
        type: "ConditionalRangeFormat",
        walk: {
          Fill: () => ({ type: "ConditionalRangeFill", set: { Color: guarded<string>(isColour, (value) => (flag.fill = value)) } }),
          Font: () => ({ type: "ConditionalRangeFont", set: { Color: guarded<string>(isColour, (value) => (flag.font = value)) } }),
        },
      }),
    },
  });
  return {
    type: "ConditionalFormat",
    id,
    get: { Id: () => id, Type: () => flag.type },
    set: { StopIfTrue: guarded<boolean>(isFlag, (value) => (flag.stopIfTrue = value)) },
    walk: { Custom: custom, CustomOrNullObject: () => (flag.type === "Custom" ? custom() : null) },
    call: {
      Delete: () => {
        if (sheet.isProtected) throw new FarError("AccessDenied", `${sheet.name} is protected`);
        sheet.flags = sheet.flags.filter((one) => one !== flag);
      },
    },
  };
}
