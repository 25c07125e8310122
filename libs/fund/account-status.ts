/** JGJ/T 320 A.6: the account pays. */
export const NORMAL = '01';
/** It rests. */
export const SEALED = '02';
/** It neither takes nor gives money until a court or the centre lets go of it. */
export const FROZEN = '06';
/** It is no more: merged, transferred out, withdrawn, annulled. */
export const CLOSED: readonly string[] = ['03', '04', '05', '99'];
