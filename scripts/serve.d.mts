export interface ServeOptions {
  /** The first port to try; 0: any free one. */
  readonly port?: number;
  /** The file behind /workbook. */
  readonly workbookPath?: string | null;
  /** Folder of the built page. */
  readonly page?: string;
}

export interface Served {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

export function serve(options?: ServeOptions): Promise<Served>;
