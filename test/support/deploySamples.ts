import type { ManifestSample } from './manifestSamples.ts';

/** Samples of what says where and on what a program runs. */
export const DEPLOY_SAMPLES: readonly ManifestSample[] = [
  { path: '.nvmrc', text: 'v22.9.0\n' },
  { path: '.tool-versions', text: '# Tools.\nnodejs 22.9.0\njava temurin-21.0.4\nterraform 1.9.7\n' },
  { path: 'system.properties', text: 'java.runtime.version=21\n' },
  { path: 'Procfile', text: 'web: gunicorn app:app\nworker: celery -A app worker\n' },
  {
    path: 'pnpm-workspace.yaml',
    text: 'packages:\n  - "apps/*"\n  - "!apps/old"\ncatalog:\n  vue: ^3.5.0\ncatalogs:\n  next:\n    react: 19.0.0\n',
  },
  {
    path: '.github/workflows/ci.yml',
    text: `name: CI
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    services:
      db:
        image: postgres:16
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22.x
      - uses: "superfly/flyctl-actions/setup-flyctl@master" # latest
      - run: |
          npm ci
          flyctl deploy --remote-only
`,
  },
  { path: '.gitlab-ci.yml', text: 'image: node:22\ndeploy:\n  script:\n    - npm ci\n    - gcloud run deploy shop\n' },
  {
    path: 'azure-pipelines.yml',
    text: 'steps:\n  - task: AzureWebApp@1\n    inputs:\n      appName: shop\n  - script: az webapp up\n',
  },
  {
    path: 'cloudbuild.yaml',
    text: "steps:\n  - name: gcr.io/google.com/cloudsdktool/cloud-sdk\n    entrypoint: gcloud\n    args: ['run', 'deploy', 'shop']\n",
  },
  { path: '.circleci/config.yml', text: 'version: 2.1\njobs:\n  deploy:\n    steps:\n      - run: vercel deploy\n' },
  { path: '.travis.yml', text: 'language: node_js\ndeploy:\n  provider: heroku deploy\n' },
  {
    path: 'bitbucket-pipelines.yml',
    text: 'pipelines:\n  default:\n    - step:\n        script:\n          - serverless deploy\n',
  },
  {
    path: 'serverless.yml',
    text: `service: shop
provider:
  name: aws
  runtime: nodejs20.x
functions:
  api:
    handler: src/api.handler
    runtime: python3.12
resources:
  Resources:
    Table:
      Type: AWS::DynamoDB::Table
`,
  },
  {
    path: 'template.yaml',
    text: `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: java21
      Environment:
        Variables:
          TABLE: !Ref Table
  Table:
    Type: AWS::DynamoDB::Table
`,
  },
  {
    path: 'render.yaml',
    text: 'services:\n  - type: web\n    name: api\n    runtime: node\ndatabases:\n  - name: db\n    plan: starter\n',
  },
  { path: 'app.yaml', text: 'runtime: nodejs20\ninstance_class: F2\n' },
  { path: '.do/app.yaml', text: 'name: shop\nservices:\n  - name: api\n    environment_slug: node-js\n' },
  { path: 'apprunner.yaml', text: 'version: 1.0\nruntime: python312\nrun:\n  command: gunicorn app:app\n' },
  {
    path: 'azure.yaml',
    text: 'name: shop\nservices:\n  api:\n    project: ./api\n    host: containerapp\n    language: py\n',
  },
  {
    path: 'k8s/api.yaml',
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: api
          image: registry.example.com/shop/api:1.4.0
          env:
            - name: DATABASE_URL
              value: postgresql://app@db/shop
---
apiVersion: v1
kind: ConfigMap
data:
  REDIS_URL: redis://cache:6379
`,
  },
  {
    path: 'infra/main.tf',
    text: `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.70"
    }
  }
}

# The function.
resource "aws_lambda_function" "api" {
  runtime = "nodejs20.x"
}

resource "aws_db_instance" "db" {
  engine = "postgres"
}

module "network" {
  source = "./network"
}
`,
  },
  {
    path: 'infra/main.bicep',
    text: `// The site.
param location string = resourceGroup().location

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop'
  kind: 'app,linux'
}

module db './db.bicep' = {
  name: 'db'
}
`,
  },
  {
    path: 'shop/settings.py',
    text: "import os\nDATABASES = {\n    'default': {\n        'ENGINE': 'django.db.backends.postgresql',\n        'PASSWORD': 'hunter2',\n    }\n}\nBROKER = 'redis://user:hunter2@cache/0'\n",
  },
];
