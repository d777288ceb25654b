import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './scripts/compressed.mjs';

const server = process.env['SHOUYUE_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), compressed()],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/openapi.json': server, '/report': server },
  },
  build: {
    target: 'es2022',
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What many screens need is a few files, not sixty of a kilobyte: a browser has six connections to a server.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'base', test: /node_modules.(@tanstack.(react-query|query-core)|clsx|react|react-dom|scheduler|react-router|@babel).|console.src.(i18n|api|session)\b/, minShareCount: 8 },
            { name: 'house', test: /console.src.(date|definition|money|number|packs.packs|state|frame.(Choice|MenuButton|Page))\b/, minShareCount: 3 },
            { name: 'icons', test: /node_modules.@ant-design.icons/, minShareCount: 8 },
          ],
        },
      },
    },
  },
});
