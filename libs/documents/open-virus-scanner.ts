import { ClamdScanner } from '#libs/documents/clamd-scanner';
import { NoVirusScanner, type VirusScanner } from '#libs/documents/virus-scanner';

/** The daemon the configuration names, otherwise nobody. */
export function openVirusScanner({ clamdAddress }: { clamdAddress?: string }): VirusScanner {
  return clamdAddress === undefined ? new NoVirusScanner() : new ClamdScanner(clamdAddress);
}
