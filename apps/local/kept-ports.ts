import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isFree, portNear } from '#apps/local/ports';

interface KeptPort {
  readonly wished: number;
  readonly port: number;
}

/**
 * The ports of the last start of the same data, by what they are for: bookmarks, open pages and printed links name them. One
 * that is free again is taken again, though the wished one may be free by now; another wish than then is followed.
 */
export class KeptPorts {
  constructor(private readonly file: string) {}

  async port(wished: number, purpose: string): Promise<number> {
    const kept = this.read()[purpose];
    if (kept?.wished === wished && (await isFree(kept.port))) return kept.port;
    const port = await portNear(wished, purpose);
    writeFileSync(this.file, JSON.stringify({ ...this.read(), [purpose]: { wished, port } }));
    return port;
  }

  private read(): Partial<Record<string, KeptPort>> {
    if (!existsSync(this.file)) return {};
    return JSON.parse(readFileSync(this.file, 'utf8')) as Partial<Record<string, KeptPort>>;
  }
}
