export { receipt } from '#workflows/receipt.workflow';
export { submission } from '#workflows/submission.workflow';
