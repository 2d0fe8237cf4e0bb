FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv --without-pip /opt/otomo \
 && apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends binutils \
 && rm -rf /var/lib/apt/lists/*

# Imported by nothing here: plotting (100 MB) comes with PyVRP, compression of traces (24 MB) with langsmith.
COPY backend/requirements.txt docker/trim.py /src/
RUN pip --python /opt/otomo/bin/python install --no-compile --no-deps --require-hashes -r /src/requirements.txt \
 && pip --python /opt/otomo/bin/python uninstall -q -y matplotlib pillow fonttools kiwisolver contourpy cycler pyparsing \
    zstandard regex \
 && /opt/otomo/bin/python /src/trim.py /opt/otomo/lib/python3.11/site-packages \
 # Wheels come with symbols that only a debugger reads (27 MB); libraries beside a wheel (*.libs) must stay as they were patched.
 && find /opt/otomo/lib -name '*.so' ! -path '*.libs/*' -exec strip --strip-unneeded {} +

COPY backend/pyproject.toml /src/
COPY backend/src /src/src
RUN pip --python /opt/otomo/bin/python install --no-compile --no-deps /src \
 && /opt/otomo/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/otomo/lib


FROM python:3.11-slim-bookworm

RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin otomo \
 && install -d -o otomo -m 700 /run/otomo /var/lib/otomo
COPY --from=build /opt/otomo /opt/otomo
# The base ships the standard library without bytecode; this writes it for what the product imports, and shows that it does.
RUN /opt/otomo/bin/python -c "import otomo.app, otomo.cli.main, otomo.assistant.agent.drafting, langchain_openai, boto3, pyvrp, uvloop, httptools, uvicorn.protocols.http.httptools_impl"
COPY backend/demo /app/demo

ENV PATH=/opt/otomo/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp \
    OTOMO_ENVIRONMENT=production OTOMO_HOST=0.0.0.0 OTOMO_PORT=8000
WORKDIR /app
USER 10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=2 \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:%s/health' % os.environ['OTOMO_PORT'], timeout=2)"]
CMD ["otomo", "serve"]
