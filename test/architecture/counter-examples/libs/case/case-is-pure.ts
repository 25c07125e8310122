export { store } from '../persistence/store';
