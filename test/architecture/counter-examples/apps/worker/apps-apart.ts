export { program } from '../api/program';
