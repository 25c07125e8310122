import { normalizeScan } from '#libs/documents/normalize-scan';
import { ScanRefused } from '#libs/documents/scan-limits';

/** Why a file is not taken as a paper, or 'taken'. */
export async function refusalOf(content: Buffer): Promise<string> {
  try {
    await normalizeScan(content);
    return 'taken';
  } catch (error) {
    if (error instanceof ScanRefused) return error.code;
    throw error;
  }
}
