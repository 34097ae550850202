declare const __VERSION__: string;

/** What signs reports and result sheets; the version is put in when the page is built. */
export const TOOL = { name: "EduFund Check", version: __VERSION__ } as const;
