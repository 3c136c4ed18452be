# For Binder and JupyterHub (repo2docker's conventions: user jovyan, uid 1000, JupyterLab on 8888).
# Not built by the tests.
FROM node:22-bookworm-slim

ARG NB_USER=jovyan
ARG NB_UID=1000
ENV USER=${NB_USER} HOME=/home/${NB_USER}

RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 python3-venv g++ git \
  && rm -rf /var/lib/apt/lists/* \
  && userdel --remove node \
  && useradd --create-home --uid ${NB_UID} ${NB_USER}

WORKDIR ${HOME}/course
COPY --chown=${NB_USER} . .
USER ${NB_USER}
RUN npm run setup

# What `npm start` sets for JupyterLab, for a server that is started by somebody else.
ENV PATH=${HOME}/course/.venv/bin:${PATH} \
  JUPYTER_PATH=${HOME}/course/kernel/jupyter \
  JUPYTER_CONFIG_PATH=${HOME}/course/kernel/jupyter/config

EXPOSE 8888
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--ServerApp.preferred_dir=notebooks"]
