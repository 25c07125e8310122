import { defineConfig } from 'oxlint';
import house from '../../oxlint.config.ts';

/** The rules of the house, for files that are there to break them. */
export default defineConfig({ ...house, ignorePatterns: [] });
