import type { EntityKind, EntityTable, Period } from "../../model";
import { samePeriod } from "../../model";

/** Names of things, each once; the position is the id. */
export class Entities implements EntityTable {
  private readonly names: string[] = [];
  private readonly ids = new Map<string, number>();
  readonly kind: EntityKind = "county";

  private list: { readonly base: number; readonly count: number; readonly nameAt: (i: number) => string } | null = null;
  private listIds: Map<string, number> | null = null;

  get count(): number {
    return this.names.length + (this.list?.count ?? 0);
  }

  nameOf(entity: number): string {
    const { list } = this;
    if (!list || entity < list.base) return this.names[entity] ?? "";
    const inList = entity - list.base;
    return inList < list.count ? list.nameAt(inList) : (this.names[entity - list.count] ?? "");
  }

  indexOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const { list } = this;
    if (!list) return -1;
    if (!this.listIds) {
      this.listIds = new Map();
      for (let i = list.count - 1; i >= 0; i -= 1) this.listIds.set(list.nameAt(i), list.base + i);
    }
    return this.listIds.get(name) ?? -1;
  }

  /**
   * Takes a long list of names, each row a thing of its own, without reading them: names are fetched when asked. Only
   * for the one table of a workbook that names things; once.
   */
  addList(count: number, nameAt: (i: number) => string): number {
    const base = this.names.length;
    this.list = { base, count, nameAt };
    return base;
  }

  get hasList(): boolean {
    return this.list !== null;
  }

  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.count;
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
