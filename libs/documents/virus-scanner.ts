/**
 * Looks through bytes from outside for what is known to be harmful, before any reader opens them. An abstract class, so
 * that it can be asked for by its name where things are injected.
 */
export abstract class VirusScanner {
  /** @throws ScanRefused SCAN_INFECTED; ScannerAway when nobody could say, and another time somebody may */
  abstract requireClean(content: Buffer): Promise<void>;
}

/** The scanner gave no answer, or none that says yes or no. Its code says so to whoever tells outages from mistakes. */
export class ScannerAway extends Error {
  readonly code = 'ESCANNER';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ScannerAway';
  }
}

/** None is named: papers are still written anew and inspected, and the start says what is missing. */
export class NoVirusScanner extends VirusScanner {
  override requireClean(): Promise<void> {
    return Promise.resolve();
  }
}
