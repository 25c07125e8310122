export { rules } from '../other/rules';
