// gives way to the first file of this folder
