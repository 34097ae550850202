export * from "./quantityText";
export * from "./rounding";
export * from "./shownUnit";
export { knowsUnitSymbol } from "./unitWords";
export * from "./numberFormat";
export * from "./textWidth";
