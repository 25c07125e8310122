export { openXlsx } from 'hucre';
