export { keys } from '../config/keys';
