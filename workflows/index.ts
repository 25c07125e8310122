export { submission } from '#workflows/submission.workflow';
