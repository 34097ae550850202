import testSequencer from "@jest/test-sequencer";

const Sequencer = testSequencer.default ?? testSequencer;

/** The order in which files run on a machine that has not run them before: slow kinds first, so that none is left to wait for. */
const SLOW = ["pane", "browser"];

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isSlow = ({ context }) => SLOW.includes(context.config.displayName?.name);
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
}
