FROM node:20-bookworm-slim AS build

WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund --loglevel=error

COPY frontend ./
RUN npm run build \
 && rm -rf dist/.vite \
 && find dist -type f -size +1k \( -name '*.html' -o -name '*.js' -o -name '*.css' -o -name '*.svg' -o -name '*.json' \
      -o -name '*.geojson' -o -name '*.pbf' -o -name '*.webmanifest' -o -name '*.txt' \) -exec gzip -9 -n -k {} +


FROM nginxinc/nginx-unprivileged:stable-bookworm

# Only variables of these names are replaced in the templates; $uri and its kind belong to nginx.
ENV OTOMO_HTTP_PORT=8080 OTOMO_BACKEND=backend:8000 OTOMO_TILES__URL="" \
    NGINX_ENTRYPOINT_LOCAL_RESOLVERS=1 NGINX_ENTRYPOINT_QUIET_LOGS=1 \
    NGINX_ENVSUBST_FILTER="^(OTOMO_HTTP_PORT|OTOMO_BACKEND|OTOMO_TILE_ORIGIN|NGINX_LOCAL_RESOLVERS)$" \
    NGINX_ENVSUBST_OUTPUT_DIR=/tmp/nginx
COPY docker/nginx/entrypoint.d /docker-entrypoint.d
COPY docker/nginx/nginx.conf /etc/nginx/nginx.conf
COPY docker/nginx/templates /etc/nginx/templates
COPY docker/nginx/error /usr/share/nginx-error
COPY --from=build /src/frontend/dist /usr/share/otomo

EXPOSE 8080
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=2 \
  CMD ["sh", "-c", "curl -fsS -o /dev/null http://127.0.0.1:$OTOMO_HTTP_PORT/nginx-health"]
