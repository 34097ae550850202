/** Gives Excel the functions behind the ribbon's buttons. A button has to be told that its work is over, whatever became of it. */
export function associate(commands: ReadonlyMap<string, () => Promise<void>>): void {
  for (const [name, work] of commands) {
    Office.actions.associate(name, async (event: Office.AddinCommands.Event): Promise<void> => {
      try {
        await work();
      } finally {
        event.completed();
      }
    });
  }
}
