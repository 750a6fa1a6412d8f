private import COpenVINO
