export { begin } from './no-circular';
export const end = 2;
