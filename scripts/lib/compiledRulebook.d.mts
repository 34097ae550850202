import type { Rulebook } from "../../src/core/model";

export function freshRulebook(): Rulebook | null;
