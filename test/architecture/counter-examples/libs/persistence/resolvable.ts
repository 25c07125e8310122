export { nowhere } from './nowhere';
