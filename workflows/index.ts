export { receipt } from '#workflows/receipt.workflow';
export { submission } from '#workflows/submission.workflow';
export { unitRound } from '#workflows/unit-round.workflow';
