export { program } from '../../apps/api/program';
