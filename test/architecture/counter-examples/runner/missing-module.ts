import { it } from '@jest/globals';
import './there-is-none';

it('is never asked', () => undefined);
