export { store } from '../libs/persistence/store';
