import { localDay } from "../app/today";
import { runCheck } from "./check";
import { EXIT, type ExitStatus, type Io } from "./io";
import { runReport } from "./report";
import { runStatements } from "./statements";
import { commandLineTools } from "./tools";

/** The machine as it is: standard streams, the clock's date in local time. */
function machine(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    today: localDay(new Date()),
    workingFolder: process.env["INIT_CWD"] ?? process.cwd(),
  };
}

/** `args[0]` names the command. Returns the exit status; throws only on a defect of ours. */
export async function main(args: readonly string[], io: Io = machine()): Promise<ExitStatus> {
  const [command, ...rest] = args;
  switch (command) {
    case "check":
      return runCheck(rest, io, commandLineTools());
    case "report":
      return runReport(rest, io, commandLineTools());
    case "statements":
      return runStatements(rest, io);
    default:
      io.error(`unknown command: ${command ?? ""}\n`);
      return EXIT.notChecked;
  }
}

export default { main };
