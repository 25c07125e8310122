export { rules } from '../businesses/other/rules';
