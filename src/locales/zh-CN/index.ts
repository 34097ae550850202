import { app } from "./app";
import { assessment } from "./assessment";
import { cli } from "./cli";
import { excel } from "./excel";
import { filemode } from "./filemode";
import { formulas } from "./formulas";
import { presentation } from "./presentation";
import { recognition } from "./recognition";
import { rules } from "./rules";
import { statements } from "./statements";
import { taskpane } from "./taskpane";

/** Every sentence of the product in this language, id → ICU message. */
export const sentences: Readonly<Record<string, string>> = {
  ...recognition,
  ...rules,
  ...formulas,
  ...assessment,
  ...statements,
  ...presentation,
  ...app,
  ...taskpane,
  ...filemode,
  ...excel,
  ...cli,
};
