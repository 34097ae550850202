/** Style sheets are put into files of their own by webpack; nothing is imported from them. */
declare module "*.css";
