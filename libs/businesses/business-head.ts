import type { Text } from '#libs/texts/text';

/** A paper a business can demand; which are demanded of a case is decided by its data. */
export interface PaperKind {
  readonly kind: string;
  readonly title: Text;
}

/** What every business says of itself, whatever its shape. */
export interface BusinessHead {
  /** Folder name = URL segment = receipt name. */
  readonly code: string;
  readonly title: Text;
  /** Version of the form's shape and of the rules; both are frozen in the case at submit. */
  readonly formVersion: number;
  readonly rulesVersion: number;
  readonly papers: readonly PaperKind[];
}
