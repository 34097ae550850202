import type { EntityKind, EntityTable, Period } from "../../model";
import { samePeriod } from "../../model";

/** Names of things, each once; the position is the id. */
export class Entities implements EntityTable {
  private readonly names: string[] = [];
  private readonly ids = new Map<string, number>();
  readonly kind: EntityKind = "county";

  get count(): number {
    return this.names.length;
  }

  nameOf(entity: number): string {
    return this.names[entity] ?? "";
  }

  indexOf(name: string): number {
    return this.ids.get(name) ?? -1;
  }

  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.names.length;
    this.names.push(name);
    this.ids.set(name, id);
    return id;
  }
}

/** Periods, each once. */
export class Periods {
  readonly list: Period[] = [];

  idOf(period: Period): number {
    const at = this.list.findIndex((known) => samePeriod(known, period));
    return at >= 0 ? at : this.list.push(period) - 1;
  }

  /** Position of the period before, −1 when the data have none. */
  before(id: number): number {
    const period = this.list[id];
    if (!period || period.kind === "none") return -1;
    return this.list.findIndex((known) => known.kind === period.kind && known.year === period.year - 1);
  }
}
