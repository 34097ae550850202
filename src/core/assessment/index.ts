export { assess } from "./assess";
