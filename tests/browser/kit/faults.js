// One way to say what is wrong: a test gathers a line for each fault of each page, and fails once with all of them.

import { AssertionError } from "node:assert";

/** The most lines that a failure shows. */
const SHOWN = 60;

/** Fails with the faults, a line each, where there are any. */
export function none(faults) {
  const lines = [...new Set(faults)];
  if (lines.length > 0) {
    const more = lines.length > SHOWN ? `\n... and ${lines.length - SHOWN} more` : "";
    throw new AssertionError({
      message: `${lines.length} faults:\n${lines.slice(0, SHOWN).join("\n")}${more}`,
      stackStartFn: none,
    });
  }
}
