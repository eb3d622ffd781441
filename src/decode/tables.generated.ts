// Made by `npm run generate` from the schemas in src/types. Do not edit.

/** The fields of each type: see scripts/generate/decoding-tables.ts. */
export const TABLES: Readonly<Record<string, string>> = {
  AWSElasticBlockStoreVolumeSource:
    "volumeID!string partition?int32 fsType?string readOnly?bool",
  Affinity:
    "nodeAffinity*NodeAffinity podAffinity*PodAffinity podAntiAffinity*PodAntiAffinity",
  AppArmorProfile:
    "type!string localhostProfile*string",
  Artifact:
    "name?string values?[]ArtifactValue buildOutput?bool",
  ArtifactValue:
    "digest?{}string uri?string",
  Artifacts:
    "inputs?[]Artifact outputs?[]Artifact",
  AzureDiskVolumeSource:
    "diskName!string diskURI!string cachingMode*string kind*string fsType*string readOnly*bool",
  AzureFileVolumeSource:
    "secretName!string shareName!string readOnly?bool",
  CSIVolumeSource:
    "driver!string volumeAttributes?{}string fsType*string readOnly*bool nodePublishSecretRef*LocalObjectReference",
  Capabilities:
    "add?[]string drop?[]string",
  CephFSVolumeSource:
    "monitors![]string path?string user?string secretFile?string secretRef*LocalObjectReference readOnly?bool",
  ChildStatusReference:
    "apiVersion?string kind?string name?string displayName?string pipelineTaskName?string whenExpressions?[]WhenExpression",
  CinderVolumeSource:
    "volumeID!string secretRef*LocalObjectReference fsType?string readOnly?bool",
  ClusterTrustBundleProjection:
    "name*string signerName*string labelSelector*LabelSelector optional*bool path!string",
  Condition:
    "type!string status!string severity?string lastTransitionTime?time reason?string message?string",
  ConfigMapEnvSource:
    "name?string optional*bool",
  ConfigMapKeySelector:
    "name?string key!string optional*bool",
  ConfigMapProjection:
    "name?string items?[]KeyToPath optional*bool",
  ConfigMapVolumeSource:
    "name?string items?[]KeyToPath defaultMode*int32 optional*bool",
  ContainerPort:
    "name?string containerPort!int32 protocol?string hostPort?int32 hostIP?string",
  ContainerStateRunning:
    "startedAt?time",
  ContainerStateTerminated:
    "exitCode!int32 signal?int32 reason?string message?string startedAt?time finishedAt?time containerID?string",
  ContainerStateWaiting:
    "reason?string message?string",
  CustomRun:
    "apiVersion?string kind?string metadata?ObjectMeta spec?CustomRunSpec status?CustomRunStatus",
  CustomRunResult:
    "name!string value!string",
  CustomRunSpec:
    "customRef*CustomRunTaskRef customSpec*EmbeddedCustomRunSpec params?[]Param workspaces?[]WorkspaceBinding serviceAccountName!string timeout*duration retries?int64 status?string statusMessage?string",
  CustomRunStatus:
    "conditions?[]Condition observedGeneration?int64 annotations?{}string startTime*time completionTime*time results?[]CustomRunResult retriesStatus?[]CustomRunStatus extraFields?raw",
  CustomRunTaskRef:
    "name?string kind?string apiVersion?string bundle?string resolver?string params?[]Param",
  DownwardAPIProjection:
    "items?[]DownwardAPIVolumeFile",
  DownwardAPIVolumeFile:
    "path!string fieldRef*ObjectFieldSelector resourceFieldRef*ResourceFieldSelector mode*int32",
  DownwardAPIVolumeSource:
    "items?[]DownwardAPIVolumeFile defaultMode*int32",
  EmbeddedCustomRunSpec:
    "apiVersion?string kind?string metadata?PipelineTaskMetadata spec?raw",
  EmbeddedTask:
    "apiVersion?string kind?string metadata?PipelineTaskMetadata spec?raw displayName?string description?string params?[]ParamSpec workspaces?[]WorkspaceDeclaration results?[]TaskResult steps?[]Step stepTemplate*StepTemplate sidecars?[]Sidecar volumes?[]Volume",
  EmptyDirVolumeSource:
    "medium?string sizeLimit*quantity",
  EnvFromSource:
    "prefix?string configMapRef*ConfigMapEnvSource secretRef*SecretEnvSource",
  EnvVar:
    "name!string value?string valueFrom*EnvVarSource",
  EnvVarSource:
    "fieldRef*ObjectFieldSelector resourceFieldRef*ResourceFieldSelector configMapKeyRef*ConfigMapKeySelector secretKeyRef*SecretKeySelector fileKeyRef*FileKeySelector",
  EphemeralVolumeSource:
    "volumeClaimTemplate*PersistentVolumeClaimTemplate",
  ExecAction:
    "command?[]string",
  FCVolumeSource:
    "targetWWNs?[]string lun*int32 wwids?[]string fsType?string readOnly?bool",
  FeatureFlags:
    "disableCredsInit?bool runningInEnvWithInjectedSidecars?bool requireGitSSHSecretKnownHosts?bool enableAPIFields?string sendCloudEventsForRuns?bool awaitSidecarReadiness?bool enforceNonfalsifiability?string enableKeepPodOnCancel?bool verificationNoMatchPolicy?string enableProvenanceInStatus?bool resultExtractionMethod?string maxResultSize?int64 setSecurityContext?bool setSecurityContextReadOnlyRootFilesystem?bool coschedule?string enableCELInWhenExpression?bool enableStepActions?bool enableParamEnum?bool enableArtifacts?bool disableInlineSpec?string enableConciseResolverSyntax?bool enableKubernetesSidecar?bool enableWaitExponentialBackoff?bool enableTerminationMessageCompression?bool enableTektonOCIBundles*bool",
  FileKeySelector:
    "volumeName!string path!string key!string optional*bool",
  FlexVolumeSource:
    "driver!string options?{}string secretRef*LocalObjectReference fsType?string readOnly?bool",
  FlockerVolumeSource:
    "datasetName?string datasetUUID?string",
  GCEPersistentDiskVolumeSource:
    "pdName!string partition?int32 fsType?string readOnly?bool",
  GRPCAction:
    "port!int32 service*string",
  GitRepoVolumeSource:
    "repository!string revision?string directory?string",
  GlusterfsVolumeSource:
    "endpoints!string path!string readOnly?bool",
  HTTPGetAction:
    "path?string port!intOrString host?string scheme?string httpHeaders?[]HTTPHeader",
  HTTPHeader:
    "name!string value!string",
  HostAlias:
    "ip!string hostnames?[]string",
  HostPathVolumeSource:
    "path!string type*string",
  ISCSIVolumeSource:
    "targetPortal!string portals?[]string iqn!string lun!int32 iscsiInterface?string initiatorName*string chapAuthDiscovery?bool chapAuthSession?bool secretRef*LocalObjectReference fsType?string readOnly?bool",
  ImageVolumeSource:
    "reference?string pullPolicy?string",
  IncludeParams:
    "name?string params?[]Param",
  KeyToPath:
    "key!string path!string mode*int32",
  LabelSelector:
    "matchLabels?{}string matchExpressions?[]LabelSelectorRequirement",
  LabelSelectorRequirement:
    "key!string operator!string values?[]string",
  Lifecycle:
    "postStart*LifecycleHandler preStop*LifecycleHandler stopSignal*string",
  LifecycleHandler:
    "exec*ExecAction httpGet*HTTPGetAction sleep*SleepAction tcpSocket*TCPSocketAction",
  LocalObjectReference:
    "name?string",
  ManagedFieldsEntry:
    "manager?string operation?string apiVersion?string time*time fieldsType?string fieldsV1*raw subresource?string",
  Matrix:
    "params?[]Param include?[]IncludeParams",
  ModifyVolumeStatus:
    "status!string targetVolumeAttributesClassName?string",
  NFSVolumeSource:
    "server!string path!string readOnly?bool",
  NodeAffinity:
    "requiredDuringSchedulingIgnoredDuringExecution*NodeSelector preferredDuringSchedulingIgnoredDuringExecution?[]PreferredSchedulingTerm",
  NodeSelector:
    "nodeSelectorTerms![]NodeSelectorTerm",
  NodeSelectorRequirement:
    "key!string operator!string values?[]string",
  NodeSelectorTerm:
    "matchExpressions?[]NodeSelectorRequirement matchFields?[]NodeSelectorRequirement",
  ObjectFieldSelector:
    "apiVersion?string fieldPath!string",
  ObjectMeta:
    "name?string generateName?string namespace?string labels?{}string annotations?{}string uid?string resourceVersion?string generation?int64 selfLink?string creationTimestamp?time deletionTimestamp*time deletionGracePeriodSeconds*int64 ownerReferences?[]OwnerReference finalizers?[]string managedFields?[]ManagedFieldsEntry",
  OwnerReference:
    "apiVersion!string kind!string name!string uid!string controller*bool blockOwnerDeletion*bool",
  Param:
    "name!string value!paramValue",
  ParamSpec:
    "name!string type?string description?string properties?{}PropertySpec default*paramValue enum?[]string",
  PersistentVolumeClaim:
    "apiVersion?string kind?string metadata?ObjectMeta spec?PersistentVolumeClaimSpec status?PersistentVolumeClaimStatus",
  PersistentVolumeClaimCondition:
    "type!string status!string lastProbeTime?time lastTransitionTime?time reason?string message?string",
  PersistentVolumeClaimSpec:
    "accessModes?[]string resources?VolumeResourceRequirements storageClassName*string volumeMode*string volumeName?string selector*LabelSelector dataSource*TypedLocalObjectReference dataSourceRef*TypedObjectReference volumeAttributesClassName*string",
  PersistentVolumeClaimStatus:
    "phase?string accessModes?[]string capacity?{}quantity conditions?[]PersistentVolumeClaimCondition allocatedResources?{}quantity allocatedResourceStatuses?{}string currentVolumeAttributesClassName*string modifyVolumeStatus*ModifyVolumeStatus",
  PersistentVolumeClaimTemplate:
    "metadata?ObjectMeta spec!PersistentVolumeClaimSpec",
  PersistentVolumeClaimVolumeSource:
    "claimName!string readOnly?bool",
  PhotonPersistentDiskVolumeSource:
    "pdID!string fsType?string",
  Pipeline:
    "apiVersion?string kind?string metadata?ObjectMeta spec!PipelineSpec",
  PipelineRef:
    "name?string apiVersion?string resolver?string params?[]Param",
  PipelineResult:
    "name!string type?string description!string value!paramValue",
  PipelineRun:
    "apiVersion?string kind?string metadata?ObjectMeta spec?PipelineRunSpec status?PipelineRunStatus",
  PipelineRunResult:
    "name!string value!paramValue",
  PipelineRunSpec:
    "pipelineRef*PipelineRef pipelineSpec*PipelineSpec params?[]Param workspaces?[]WorkspaceBinding timeouts*TimeoutFields taskRunTemplate?PipelineTaskRunTemplate taskRunSpecs?[]PipelineTaskRunSpec status?string managedBy*string",
  PipelineRunStatus:
    "conditions?[]Condition observedGeneration?int64 annotations?{}string startTime*time completionTime*time finallyStartTime*time results?[]PipelineRunResult pipelineSpec*PipelineSpec skippedTasks?[]SkippedTask childReferences?[]ChildStatusReference provenance*Provenance spanContext?{}string",
  PipelineSpec:
    "displayName?string description?string params?[]ParamSpec workspaces?[]PipelineWorkspaceDeclaration tasks?[]PipelineTask finally?[]PipelineTask results?[]PipelineResult",
  PipelineTask:
    "name?string displayName?string description?string taskRef*TaskRef taskSpec*EmbeddedTask pipelineRef*PipelineRef pipelineSpec*PipelineSpec when?[]WhenExpression retries?int64 runAfter?[]string params?[]Param matrix*Matrix workspaces?[]WorkspacePipelineTaskBinding timeout*duration onError?string",
  PipelineTaskMetadata:
    "labels?{}string annotations?{}string",
  PipelineTaskRunSpec:
    "pipelineTaskName?string serviceAccountName?string podTemplate*PodTemplate stepSpecs?[]TaskRunStepSpec sidecarSpecs?[]TaskRunSidecarSpec metadata*PipelineTaskMetadata computeResources*ResourceRequirements timeout*duration",
  PipelineTaskRunTemplate:
    "podTemplate*PodTemplate serviceAccountName?string",
  PipelineWorkspaceDeclaration:
    "name!string description?string optional?bool",
  PodAffinity:
    "requiredDuringSchedulingIgnoredDuringExecution?[]PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution?[]WeightedPodAffinityTerm",
  PodAffinityTerm:
    "labelSelector*LabelSelector namespaces?[]string namespaceSelector*LabelSelector topologyKey!string matchLabelKeys?[]string mismatchLabelKeys?[]string",
  PodAntiAffinity:
    "requiredDuringSchedulingIgnoredDuringExecution?[]PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution?[]WeightedPodAffinityTerm",
  PodCertificateProjection:
    "signerName?string keyType?string maxExpirationSeconds*int32 credentialBundlePath?string keyPath?string certificateChainPath?string userAnnotations?{}string",
  PodDNSConfig:
    "nameservers?[]string searches?[]string options?[]PodDNSConfigOption",
  PodDNSConfigOption:
    "name?string value*string",
  PodSecurityContext:
    "runAsUser*int64 runAsGroup*int64 runAsNonRoot*bool fsGroup*int64 fsGroupChangePolicy*string supplementalGroups?[]int64 supplementalGroupsPolicy*string seLinuxOptions*SELinuxOptions seLinuxChangePolicy*string seccompProfile*SeccompProfile appArmorProfile*AppArmorProfile sysctls?[]Sysctl windowsOptions*WindowsSecurityContextOptions",
  PodTemplate:
    "nodeSelector?{}string env?[]EnvVar tolerations?[]Toleration affinity*Affinity securityContext*PodSecurityContext volumes?[]Volume runtimeClassName*string automountServiceAccountToken*bool dnsPolicy*string dnsConfig*PodDNSConfig enableServiceLinks*bool priorityClassName*string schedulerName?string imagePullSecrets?[]LocalObjectReference hostAliases?[]HostAlias hostNetwork?bool hostUsers*bool topologySpreadConstraints?[]TopologySpreadConstraint",
  PortworxVolumeSource:
    "volumeID!string fsType?string readOnly?bool",
  PreferredSchedulingTerm:
    "weight!int32 preference!NodeSelectorTerm",
  Probe:
    "exec*ExecAction httpGet*HTTPGetAction tcpSocket*TCPSocketAction grpc*GRPCAction initialDelaySeconds?int32 timeoutSeconds?int32 periodSeconds?int32 successThreshold?int32 failureThreshold?int32 terminationGracePeriodSeconds*int64",
  ProjectedVolumeSource:
    "sources![]VolumeProjection defaultMode*int32",
  PropertySpec:
    "type?string",
  Provenance:
    "refSource*RefSource featureFlags*FeatureFlags",
  QuobyteVolumeSource:
    "registry!string volume!string tenant?string user?string group?string readOnly?bool",
  RBDVolumeSource:
    "monitors![]string image!string pool?string user?string keyring?string secretRef*LocalObjectReference fsType?string readOnly?bool",
  RefSource:
    "uri?string digest?{}string entryPoint?string",
  ResolutionRequest:
    "apiVersion?string kind?string metadata?ObjectMeta spec?ResolutionRequestSpec status?ResolutionRequestStatus",
  ResolutionRequestSpec:
    "params?[]Param url?string",
  ResolutionRequestStatus:
    "conditions?[]Condition observedGeneration?int64 annotations?{}string data!string source*RefSource refSource*RefSource",
  ResourceClaim:
    "name!string request?string",
  ResourceFieldSelector:
    "containerName?string resource!string divisor?quantity",
  ResourceRequirements:
    "limits?{}quantity requests?{}quantity claims?[]ResourceClaim",
  SELinuxOptions:
    "user?string role?string type?string level?string",
  ScaleIOVolumeSource:
    "gateway!string system!string secretRef*LocalObjectReference sslEnabled?bool protectionDomain?string storagePool?string storageMode?string volumeName?string fsType?string readOnly?bool",
  SeccompProfile:
    "type!string localhostProfile*string",
  SecretEnvSource:
    "name?string optional*bool",
  SecretKeySelector:
    "name?string key!string optional*bool",
  SecretProjection:
    "name?string items?[]KeyToPath optional*bool",
  SecretVolumeSource:
    "secretName?string items?[]KeyToPath defaultMode*int32 optional*bool",
  SecurityContext:
    "runAsUser*int64 runAsGroup*int64 runAsNonRoot*bool privileged*bool allowPrivilegeEscalation*bool readOnlyRootFilesystem*bool capabilities*Capabilities seLinuxOptions*SELinuxOptions seccompProfile*SeccompProfile appArmorProfile*AppArmorProfile procMount*string windowsOptions*WindowsSecurityContextOptions",
  ServiceAccountTokenProjection:
    "path!string audience?string expirationSeconds*int64",
  Sidecar:
    "name!string image?string command?[]string args?[]string script?string workingDir?string ports?[]ContainerPort envFrom?[]EnvFromSource env?[]EnvVar computeResources?ResourceRequirements volumeMounts?[]VolumeMount volumeDevices?[]VolumeDevice workspaces?[]WorkspaceUsage livenessProbe*Probe readinessProbe*Probe startupProbe*Probe lifecycle*Lifecycle terminationMessagePath?string terminationMessagePolicy?string imagePullPolicy?string restartPolicy*string securityContext*SecurityContext stdin?bool stdinOnce?bool tty?bool",
  SidecarState:
    "name?string container?string imageID?string waiting*ContainerStateWaiting running*ContainerStateRunning terminated*ContainerStateTerminated",
  SkippedTask:
    "name!string reason!string whenExpressions?[]WhenExpression",
  SleepAction:
    "seconds!int64",
  Step:
    "name!string displayName?string image?string command?[]string args?[]string script?string workingDir?string envFrom?[]EnvFromSource env?[]EnvVar computeResources?ResourceRequirements volumeMounts?[]VolumeMount volumeDevices?[]VolumeDevice imagePullPolicy?string securityContext*SecurityContext timeout*duration workspaces?[]WorkspaceUsage onError?string stdoutConfig*StepOutputConfig stderrConfig*StepOutputConfig ref*StepRef params?[]Param results?[]StepResult when?[]WhenExpression",
  StepAction:
    "apiVersion?string kind?string metadata!ObjectMeta spec!StepActionSpec",
  StepActionSpec:
    "description?string image?string command?[]string args?[]string script?string workingDir?string env?[]EnvVar params?[]ParamSpec results?[]StepResult securityContext*SecurityContext volumeMounts?[]VolumeMount",
  StepOutputConfig:
    "path?string",
  StepRef:
    "name?string resolver?string params?[]Param",
  StepResult:
    "name!string type?string properties?{}PropertySpec description?string",
  StepState:
    "name?string container?string imageID?string waiting*ContainerStateWaiting running*ContainerStateRunning terminated*ContainerStateTerminated terminationReason?string results?[]TaskRunResult inputs?[]Artifact outputs?[]Artifact provenance*Provenance",
  StepTemplate:
    "image?string command?[]string args?[]string workingDir?string envFrom?[]EnvFromSource env?[]EnvVar computeResources?ResourceRequirements volumeMounts?[]VolumeMount volumeDevices?[]VolumeDevice imagePullPolicy?string securityContext*SecurityContext",
  StorageOSVolumeSource:
    "volumeName?string volumeNamespace?string secretRef*LocalObjectReference fsType?string readOnly?bool",
  Sysctl:
    "name!string value!string",
  TCPSocketAction:
    "port!intOrString host?string",
  Task:
    "apiVersion?string kind?string metadata!ObjectMeta spec!TaskSpec",
  TaskBreakpoints:
    "onFailure?string beforeSteps?[]string",
  TaskRef:
    "name?string kind?string apiVersion?string resolver?string params?[]Param",
  TaskResult:
    "name!string type?string properties?{}PropertySpec description?string value*paramValue",
  TaskRun:
    "apiVersion?string kind?string metadata?ObjectMeta spec?TaskRunSpec status?TaskRunStatus",
  TaskRunDebug:
    "breakpoints*TaskBreakpoints",
  TaskRunResult:
    "name!string type?string value!paramValue",
  TaskRunSidecarSpec:
    "name!string computeResources!ResourceRequirements",
  TaskRunSpec:
    "taskRef*TaskRef taskSpec*TaskSpec params?[]Param workspaces?[]WorkspaceBinding serviceAccountName!string timeout*duration retries?int64 podTemplate*PodTemplate computeResources*ResourceRequirements stepSpecs?[]TaskRunStepSpec sidecarSpecs?[]TaskRunSidecarSpec debug*TaskRunDebug status?string statusMessage?string managedBy*string",
  TaskRunStatus:
    "conditions?[]Condition observedGeneration?int64 annotations?{}string podName!string startTime*time completionTime*time steps?[]StepState sidecars?[]SidecarState results?[]TaskRunResult artifacts*Artifacts retriesStatus?[]TaskRunStatus taskSpec*TaskSpec provenance*Provenance spanContext?{}string",
  TaskRunStepSpec:
    "name!string computeResources!ResourceRequirements",
  TaskSpec:
    "displayName?string description?string params?[]ParamSpec workspaces?[]WorkspaceDeclaration results?[]TaskResult steps?[]Step stepTemplate*StepTemplate sidecars?[]Sidecar volumes?[]Volume",
  TimeoutFields:
    "pipeline*duration tasks*duration finally*duration",
  Toleration:
    "key?string operator?string value?string effect?string tolerationSeconds*int64",
  TopologySpreadConstraint:
    "maxSkew!int32 topologyKey!string whenUnsatisfiable!string labelSelector*LabelSelector matchLabelKeys?[]string minDomains*int32 nodeAffinityPolicy*string nodeTaintsPolicy*string",
  TypedLocalObjectReference:
    "apiGroup*string kind!string name!string",
  TypedObjectReference:
    "apiGroup*string kind!string name!string namespace*string",
  Volume:
    "name!string configMap*ConfigMapVolumeSource secret*SecretVolumeSource emptyDir*EmptyDirVolumeSource persistentVolumeClaim*PersistentVolumeClaimVolumeSource ephemeral*EphemeralVolumeSource projected*ProjectedVolumeSource downwardAPI*DownwardAPIVolumeSource hostPath*HostPathVolumeSource csi*CSIVolumeSource image*ImageVolumeSource nfs*NFSVolumeSource iscsi*ISCSIVolumeSource fc*FCVolumeSource cephfs*CephFSVolumeSource rbd*RBDVolumeSource awsElasticBlockStore*AWSElasticBlockStoreVolumeSource gcePersistentDisk*GCEPersistentDiskVolumeSource azureDisk*AzureDiskVolumeSource azureFile*AzureFileVolumeSource cinder*CinderVolumeSource vsphereVolume*VsphereVirtualDiskVolumeSource photonPersistentDisk*PhotonPersistentDiskVolumeSource portworxVolume*PortworxVolumeSource gitRepo*GitRepoVolumeSource flexVolume*FlexVolumeSource flocker*FlockerVolumeSource glusterfs*GlusterfsVolumeSource quobyte*QuobyteVolumeSource scaleIO*ScaleIOVolumeSource storageos*StorageOSVolumeSource",
  VolumeDevice:
    "name!string devicePath!string",
  VolumeMount:
    "name!string mountPath!string subPath?string subPathExpr?string readOnly?bool recursiveReadOnly*string mountPropagation*string",
  VolumeProjection:
    "configMap*ConfigMapProjection secret*SecretProjection downwardAPI*DownwardAPIProjection serviceAccountToken*ServiceAccountTokenProjection clusterTrustBundle*ClusterTrustBundleProjection podCertificate*PodCertificateProjection",
  VolumeResourceRequirements:
    "limits?{}quantity requests?{}quantity",
  VsphereVirtualDiskVolumeSource:
    "volumePath!string storagePolicyName?string storagePolicyID?string fsType?string",
  WeightedPodAffinityTerm:
    "weight!int32 podAffinityTerm!PodAffinityTerm",
  WhenExpression:
    "input?string operator?string values?[]string cel?string",
  WindowsSecurityContextOptions:
    "gmsaCredentialSpecName*string gmsaCredentialSpec*string runAsUserName*string hostProcess*bool",
  WorkspaceBinding:
    "name!string subPath?string volumeClaimTemplate*PersistentVolumeClaim persistentVolumeClaim*PersistentVolumeClaimVolumeSource emptyDir*EmptyDirVolumeSource configMap*ConfigMapVolumeSource secret*SecretVolumeSource projected*ProjectedVolumeSource csi*CSIVolumeSource",
  WorkspaceDeclaration:
    "name!string description?string mountPath?string readOnly?bool optional?bool",
  WorkspacePipelineTaskBinding:
    "name!string workspace?string subPath?string",
  WorkspaceUsage:
    "name!string mountPath!string",
};
