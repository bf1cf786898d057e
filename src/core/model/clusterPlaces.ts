/** Folders in which objects of a cluster are kept; what a file holds decides. */
export const CLUSTER_FOLDERS =
  'k8s kubernetes kube manifest manifests deploy deployment deployments kustomize base overlays kubernetes-manifests cluster argocd infra infrastructure ops .k8s'.split(
    ' ',
  );

/** Parts of the names that files with such objects have elsewhere. */
export const CLUSTER_NAMES = 'k8s kube deployment statefulset deploy service ingress cronjob knative pod'.split(' ');
