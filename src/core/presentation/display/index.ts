export * from "./quantityText";
export * from "./rounding";
export * from "./shownUnit";
export { knowsUnitSymbol, unitWord } from "./unitWords";
export * from "./numberFormat";
export * from "./textWidth";
