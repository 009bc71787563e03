# written with install
