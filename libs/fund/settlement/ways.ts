/**
 * What the hall does for a way of paying (domain 5). Which ways there are, what they are called, their cut-off and how long
 * they take is data of the centre: the rows of settlement_way, each of which names one of these.
 * transfer: the unit pays at its bank; balance: out of its unallocated balance, at once; debit: ordered here, booked on the
 * bank's yes; instrument: a paper the cashier records, booked when it clears; treasury: paid by the treasury's list.
 */
export const WAY_BEHAVIOURS = ['transfer', 'balance', 'debit', 'instrument', 'treasury'] as const;
export type WayBehaviour = (typeof WAY_BEHAVIOURS)[number];

/** What becomes of the money when a payment does not hold: the bank takes it back, the unit releases it, nothing was booked. */
export const WAY_REVERSALS = ['take-back', 'release', 'bounce'] as const;
export type WayReversal = (typeof WAY_REVERSALS)[number];

/** How a notice is paid unless the unit chooses otherwise: by a transfer at its bank. */
export const FIRST_WAY = 'transfer';
