import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the hall, and the phone page that photographs papers and carries no antd. */
export default defineConfig({
  root: here('.'),
  plugins: [react({ jsxImportSource: '#apps/web/src/text-apart' })],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { index: here('index.html'), phone: here('phone.html') } },
  },
});
