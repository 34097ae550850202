export { compileRulebook, type RulebookFile } from "./compile";
export { parametersUsed } from "./consistency";
export { rulebookErrorMessage, type RulebookError } from "./errors";
export { ExpressionError, fieldsOf, formulasOf, parametersOf, parseExpression } from "./expression";
export { OWN_REGIONS, parameterInForce, upperEndOf, type ParameterInForce, type ParameterQuery } from "./parameterInForce";
export { regionChain } from "./regions";
export { sha256 } from "./sha256";
export { canonicalJson } from "./canonical";
export { reviewRulebook, staleEntries, type Review, type StaleEntry } from "./review";
